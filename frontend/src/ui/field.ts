import type { ReactNode, Ref } from 'react';

/** What every field takes. The error is a sentence that says what would be right. */
export interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  disabled?: boolean;
  onBlur?: () => void;
  /** The input itself, for focus on the first error. */
  inputRef?: Ref<HTMLInputElement>;
  autoFocus?: boolean;
}

/** What the kit's inputs take of it. */
export const common = ({ label, hint, error, required, disabled, onBlur, inputRef, autoFocus }: FieldProps) => ({
  label,
  description: hint,
  error,
  required,
  disabled,
  onBlur,
  ref: inputRef,
  'data-autofocus': autoFocus || undefined,
  autoFocus,
  inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
});
