/** From an engagement to its presentation, which is a window of its own. */
import { Presentation } from 'lucide-react';
import type { EngagementId } from '#shared/domain/identity.ts';
import { present } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { say } from '../../components/toast.tsx';

/** Presents the engagement, or says why it cannot be. */
export function presentOrSay(engagementId: EngagementId): void {
  void present(engagementId).then((refusal) => {
    if (refusal) say(refusal.message);
  });
}

export function PresentButton({ engagementId }: { engagementId: EngagementId }) {
  return (
    <Button icon={<Presentation aria-hidden="true" />} onPress={() => presentOrSay(engagementId)}>
      Present
    </Button>
  );
}
