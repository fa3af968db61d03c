/** Engagement templates: one's own and the ready ones, and making one from an engagement. */
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { type EngagementTemplate, templateKey } from '#shared/domain/template.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { say } from '../../components/toast.tsx';
import { EditTemplateForm, type OwnTemplate } from './edit-template-form.tsx';
import { MakeTemplate } from './make-template.tsx';
import { TemplateContentsList } from './template-contents.tsx';
import { templateFacts } from './template-words.ts';
import styles from './templates.module.css';

export function TemplatesPage() {
  const templates = useProcedure('templates.list', {});
  const [search, setSearch] = useSearchParams();
  const [isMaking, setIsMaking] = useState(search.has('from'));
  const stop = () => {
    setIsMaking(false);
    setSearch(new URLSearchParams(), { replace: true });
  };
  return (
    <>
      <PageHeader
        eyebrow={<Link href="/engagements/new">New engagement</Link>}
        title="Engagement templates"
        summary="How an engagement is set up: metrics, kinds of subjects, milestones. Never its readings, names or notes."
        actions={
          <Button variant="primary" onPress={() => setIsMaking(true)}>
            Make a template from an engagement
          </Button>
        }
      />
      <Loaded query={templates}>
        {(all) => (
          <div className={styles.sections}>
            <OwnTemplates
              templates={all.flatMap((template) =>
                template.origin.kind === 'own' ? [{ ...template, origin: template.origin }] : [],
              )}
              onMake={() => setIsMaking(true)}
            />
            <section aria-labelledby="ready">
              <h2 id="ready" className={styles.title}>
                Ready templates
              </h2>
              <div className={styles.templates}>
                {all
                  .filter(({ origin }) => origin.kind === 'ready')
                  .map((template) => (
                    <TemplateCard key={templateKey(template)} template={template} />
                  ))}
              </div>
            </section>
          </div>
        )}
      </Loaded>
      <Dialog title="Make a template" isOpen={isMaking} width="wide" onClose={stop}>
        <MakeTemplate asked={search.get('from')} onClose={stop} />
      </Dialog>
    </>
  );
}

interface OwnTemplatesProps {
  templates: readonly OwnTemplate[];
  onMake: () => void;
}

function OwnTemplates({ templates, onMake }: OwnTemplatesProps) {
  const remove = useCommand('templates.remove');
  const [edited, setEdited] = useState<OwnTemplate | null>(null);
  return (
    <section aria-labelledby="own">
      <h2 id="own" className={styles.title}>
        Your own
      </h2>
      <RefusalNotice refusal={remove.error} />
      {templates.length === 0 ? (
        <EmptyState
          level={3}
          title="None is made yet"
          actions={<Button onPress={onMake}>Make a template from an engagement</Button>}
        >
          <p>
            When an engagement has worked, keep how it was set up: the next one like it begins with
            the same metrics, milestones and review dates, and with nothing of the client.
          </p>
        </EmptyState>
      ) : (
        <div className={styles.templates}>
          {templates.map((template) => (
            <TemplateCard
              key={template.origin.id}
              template={template}
              onEdit={() => setEdited(template)}
              onRemove={() =>
                remove.mutate(
                  { templateId: template.origin.id },
                  { onSuccess: ({ name }) => say(`The template “${name}” is removed.`) },
                )
              }
            />
          ))}
        </div>
      )}
      {edited && (
        <Dialog title="Edit the template" isOpen onClose={() => setEdited(null)}>
          <EditTemplateForm template={edited} onClose={() => setEdited(null)} />
        </Dialog>
      )}
    </section>
  );
}

interface TemplateCardProps {
  template: EngagementTemplate;
  onEdit?: () => void;
  onRemove?: () => void;
}

function TemplateCard({ template, onEdit, onRemove }: TemplateCardProps) {
  const { name, description, origin } = template;
  return (
    <article className={styles.template} aria-label={name}>
      <h3 className={styles.name}>{name}</h3>
      <p className={styles.facts}>
        {templateFacts(template)}
        {origin.kind === 'own' && ` · made on ${formatDate(origin.madeOn)}`}
      </p>
      {description !== '' && <p className={styles.description}>{description}</p>}
      <details className={styles.contents}>
        <summary>What it holds</summary>
        <TemplateContentsList contents={template} />
      </details>
      <div className={styles.actions}>
        <LinkButton href={`/engagements/new?template=${encodeURIComponent(templateKey(template))}`}>
          Begin with it
        </LinkButton>
        {onEdit && (
          <Button variant="quiet" aria-label={`Rename: ${name}`} onPress={onEdit}>
            Rename
          </Button>
        )}
        {onRemove && (
          <Button variant="quiet" aria-label={`Remove: ${name}`} onPress={onRemove}>
            Remove
          </Button>
        )}
      </div>
    </article>
  );
}
