import { Select } from '@mantine/core';
import { t } from '~/i18n';
import { common, type FieldProps } from './field';
import { Icon } from './Icon';
import { Kit } from './Kit';

export interface Option<V extends string = string> {
  value: V;
  label: string;
  disabled?: boolean;
}

export interface SelectFieldProps<V extends string> extends FieldProps {
  value: V | null;
  onChange: (value: V | null) => void;
  options: readonly Option<V>[];
  placeholder?: string;
  clearable?: boolean;
  searchable?: boolean;
  /** For options that come from the server: called as the person types. */
  onSearch?: (text: string) => void;
}

export function SelectField<V extends string>({ value, onChange, options, placeholder, clearable, searchable, onSearch, ...field }: SelectFieldProps<V>) {
  return (
    <Kit>
      <Select
        {...common(field)}
        value={value}
        onChange={(next) => onChange(next as V | null)}
        data={options as Option<V>[]}
        placeholder={placeholder}
        clearable={clearable}
        searchable={searchable || onSearch !== undefined}
        onSearchChange={onSearch}
        filter={onSearch ? ({ options: all }) => all : undefined}
        allowDeselect={false}
        nothingFoundMessage={t('field.nothing', 'Nothing found')}
        withCheckIcon
        checkIconPosition="right"
        comboboxProps={{ offset: 4, withinPortal: true }}
        withScrollArea={false}
        maxDropdownHeight={280}
        rightSection={value && clearable ? undefined : <Icon name="chevron" size={14} />}
        rightSectionPointerEvents={value && clearable ? 'auto' : 'none'}
      />
    </Kit>
  );
}
