import { t } from '~/i18n';

/** What a piece of work does, in words. */
export function jobName({ kind, importReport }: { readonly kind: string; readonly importReport?: { readonly file: string } | null | undefined }): string {
  switch (kind) {
    case 'import':
      return t('jobs.import', 'Import {file}', { file: importReport?.file ?? '' });
    case 'export':
      return t('jobs.export', 'Export');
    case 'bill.compute':
      return t('jobs.billCompute', 'Compute a bill run');
    case 'bill.post':
      return t('jobs.billPost', 'Post a bill run');
    default:
      return kind;
  }
}
