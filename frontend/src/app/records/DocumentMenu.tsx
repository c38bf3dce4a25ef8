import { useState } from 'react';
import { useAppContext } from '~/app/router';
import { t } from '~/i18n';
import { Button, Menu, readProblem, toast } from '~/ui';
import { downloadFile } from './files';

export type DocumentFormat = 'pdf' | 'xlsx' | 'csv' | 'xml';

const names = (): Record<DocumentFormat, string> => ({
  pdf: t('document.pdf', 'PDF'),
  xlsx: t('document.xlsx', 'Excel'),
  csv: t('document.csv', 'CSV'),
  xml: t('document.ubl', 'UBL (e-invoice)'),
});

export interface DocumentMenuProps {
  /** Path below /documents, without the ending: "invoices/d7f". */
  path: string;
  /** What the file is called, without the ending. */
  name: string;
  formats: readonly DocumentFormat[];
  query?: Readonly<Record<string, string>>;
  reason?: string | undefined;
}

/** A document as the server renders it for the client, in the forms that it has. */
export function DocumentMenu({ path, name, formats, query, reason }: DocumentMenuProps) {
  const { session } = useAppContext();
  const [busy, setBusy] = useState(false);
  const save = async (format: DocumentFormat) => {
    const search = new URLSearchParams(query ?? {}).toString();
    setBusy(true);
    await downloadFile(session, `/documents/${path}.${format}${search ? `?${search}` : ''}`, `${name}.${format}`).catch((error: unknown) => toast({ tone: 'danger', message: readProblem(error).message }));
    setBusy(false);
  };
  const button = (
    <Button icon="download" busy={busy} reason={reason}>
      {t('document.download', 'Download')}
    </Button>
  );
  if (reason !== undefined) return button;
  return (
    <Menu
      label={t('document.download', 'Download')}
      width={176}
      target={button}
      groups={[{ items: formats.map((format) => ({ id: format, label: names()[format], icon: 'download' as const, onSelect: () => void save(format) })) }]}
    />
  );
}
