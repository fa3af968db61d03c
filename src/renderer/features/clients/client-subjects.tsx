/** Who or what of a client is scored, how each may be shown, and what people agreed to. */
import type { Subject } from '#shared/domain/subject.ts';
import { DataTable } from '../../components/data-table.tsx';
import { kindWords } from '../subject-kinds.ts';

const SHOWN: Readonly<Record<Subject['visibility'], string>> = {
  shared: 'By name',
  'alias-only': 'By alias only',
  private: 'Not at all',
};

const CONSENT: Readonly<Record<NonNullable<Subject['consent']>, string>> = {
  'not-asked': 'Not asked yet',
  given: 'Given',
  refused: 'Refused',
};

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
        { key: 'kind', header: 'Kind', cell: ({ kind }) => kindWords[kind] },
        {
          key: 'shown',
          header: 'In files that leave',
          cell: ({ visibility }) => SHOWN[visibility],
        },
        {
          key: 'consent',
          header: 'Agreement to be scored',
          cell: ({ consent }) => (consent === null ? 'Not needed' : CONSENT[consent]),
        },
        { key: 'alias', header: 'Alias', cell: ({ alias }) => alias ?? 'none' },
      ]}
    />
  );
}
