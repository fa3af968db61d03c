/** ArchiveButton   engagement: puts it away, or brings it back; the way back is told. */
import type { Engagement } from '#shared/domain/client.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { say } from '../../components/toast.tsx';

export function ArchiveButton({ engagement }: { engagement: Engagement }) {
  const archive = useCommand('engagements.archive');
  const { id, name, archivedOn } = engagement;
  const archived = archivedOn === null;
  const words = archived ? 'Archive' : 'Bring back';
  return (
    <>
      <Button
        variant="quiet"
        size="small"
        aria-label={`${words}: ${name}`}
        isBusy={archive.isPending}
        onPress={() =>
          archive.mutate(
            { engagementId: id, archived },
            {
              onSuccess: () =>
                say(
                  archived
                    ? `“${name}” is archived: it stands at the end of the portfolio.`
                    : `“${name}” is back in the portfolio.`,
                ),
            },
          )
        }
      >
        {words}
      </Button>
      <RefusalNotice refusal={archive.error} />
    </>
  );
}
