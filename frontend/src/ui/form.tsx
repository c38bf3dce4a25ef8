/**
 * Forms with a schema. Import from '~/ui/form' and only in lazily loaded screens: the form and schema libraries come with it.
 *
 *   const form = useSchemaForm(schema, { note: '', amount: null });
 *   <form onSubmit={form.handleSubmit(save)}>
 *     <Control form={form} name="note">{(field) => <TextField label="Note" {...field} />}</Control>
 */
import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactElement } from 'react';
import { Controller, useForm, type DefaultValues, type FieldPath, type FieldPathValue, type FieldValues, type UseFormReturn } from 'react-hook-form';
import * as z from 'zod/mini';
import { isPlainDate } from '~/lib/plaindate';
import { sign, type Money } from '~/lib/money';

export { z };

export function useSchemaForm<Out extends FieldValues, In extends FieldValues>(
  schema: z.ZodMiniType<Out, In>,
  defaultValues: DefaultValues<In>,
): UseFormReturn<In, unknown, Out> {
  return useForm<In, unknown, Out>({ resolver: zodResolver(schema), defaultValues, mode: 'onTouched' });
}

interface ControlField<V> {
  value: V;
  onChange: (value: V) => void;
  onBlur: () => void;
  error: string | undefined;
  inputRef: (element: HTMLInputElement | null) => void;
}

/** Ties one field of the form to any of our fields. */
export function Control<In extends FieldValues, Out, Name extends FieldPath<In>>({
  form,
  name,
  children,
}: {
  form: UseFormReturn<In, unknown, Out>;
  name: Name;
  children: (field: ControlField<FieldPathValue<In, Name>>) => ReactElement;
}) {
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field, fieldState }) =>
        children({ value: field.value, onChange: field.onChange, onBlur: field.onBlur, error: fieldState.error?.message, inputRef: field.ref })
      }
    />
  );
}

/** Puts the server's user errors beside their fields; those without a field of the form are returned. */
export function showUserErrors<In extends FieldValues, Out>(
  form: UseFormReturn<In, unknown, Out>,
  errors: readonly { readonly field: readonly string[]; readonly message: string }[],
): string[] {
  const fields = new Set(Object.keys(form.getValues()));
  const rest: string[] = [];
  for (const { field, message } of errors) {
    const name = field.join('.');
    if (fields.has(field[0] ?? '')) form.setError(name as FieldPath<In>, { message });
    else rest.push(message);
  }
  return rest;
}

/** Schemas of our own values. */
export const plainDate = (message: string) => z.string().check(z.refine(isPlainDate, message));

export const money = (message: string) => z.custom<Money>((value) => typeof value === 'object' && value !== null && 'amount' in value, message);

export const positiveMoney = (message: string) => money(message).check(z.refine((value) => sign(value as Money) > 0, message));
