/** Who or what of a client is scored, how each may be shown, and what people agreed to. */
import type { Subject } from '#shared/domain/subject.ts';
import { DataTable } from '../../components/data-table.tsx';
import { consentInWords, visibilityWords } from '../consent-words.ts';
import { kindWords } from '../subject-kinds.ts';

export function ClientSubjects({ subjects }: { subjects: readonly Subject[] }) {
  return (
    <DataTable
      label="Who is scored"
      rows={subjects}
      rowKey={({ id }) => id}
      reflow
      empty="Nobody yet. The first subject comes with the first engagement."
      columns={[
        {
          key: 'name',
          header: 'Subject',
          isRowHeader: true,
          width: 'fill',
          cell: ({ name }) => name,
        },
        { key: 'kind', header: 'Kind', wrap: false, cell: ({ kind }) => kindWords[kind] },
        {
          key: 'shown',
          header: 'In files that leave',
          cell: ({ visibility }) => visibilityWords[visibility],
        },
        {
          key: 'consent',
          header: 'Consent to be scored',
          cell: consentInWords,
        },
        { key: 'alias', header: 'Alias', wrap: false, cell: ({ alias }) => alias ?? 'none' },
      ]}
    />
  );
}
