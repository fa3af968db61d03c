/** `verdicts`: the consultant's word on them. */
import { Option, type Command } from 'commander';
import { findEngagement, findSeries } from '#main/usecases/find.ts';
import { VerdictWord, type SignOff } from '#shared/domain/sign-off.ts';
import { engagementLabel, seriesLabel } from '../labels.ts';
import { facts, table } from '../output.ts';
import { onWorkbook, workbookCommand, type WorkbookOptions } from '../run.ts';
import { reviewText } from '../verdict-text.ts';

interface SignOptions extends WorkbookOptions {
  readonly as: SignOff['signed'];
  readonly sentence: string;
}

const SERIES = 'its number, or its names parted by “/”: subject / metric';

export function addVerdicts(program: Command): void {
  const verdicts = program.command('verdicts').description('verdicts, and who stands for them');

  workbookCommand(verdicts, 'list', 'list them, and which are reviewed')
    .option('--engagement <engagement>', 'of one engagement only')
    .action(
      onWorkbook(async (run, { engagement }: WorkbookOptions & { engagement?: string }) => {
        const engagements =
          engagement === undefined
            ? await run.ask('engagements.list', {})
            : [findEngagement(run.workbook(), engagement)];
        const all = [];
        for (const each of engagements) {
          const { series } = await run.ask('trends.engagement', { engagementId: each.id });
          all.push(...series.map((trend) => ({ engagement: each, trend })));
        }
        const text = table(all, [
          { title: 'No', value: ({ trend }) => trend.series.id, align: 'right' },
          { title: 'Engagement', value: ({ engagement: each }) => engagementLabel(each) },
          { title: 'Tracked series', value: ({ trend }) => seriesLabel(trend) },
          { title: 'Computed', value: ({ trend }) => trend.judgement.verdict },
          { title: 'Review', value: ({ trend }) => reviewText(trend) },
        ]);
        const data = all.map(({ trend }) => ({
          seriesId: trend.series.id,
          subject: trend.subject.name,
          metric: trend.metric.name,
          computed: trend.judgement.verdict,
          signOff: trend.signOff,
        }));
        return { data, text };
      }),
    );

  workbookCommand(verdicts, 'show', 'show how one was reviewed, the latest first')
    .argument('<series>', SERIES)
    .action(
      onWorkbook(async (run, _options: WorkbookOptions, text: string) => {
        const { id: seriesId } = findSeries(run.workbook(), text);
        const all = await run.ask('verdicts.sign-offs', { seriesId });
        return { data: all, text: signOffTable(all) };
      }),
    );

  workbookCommand(verdicts, 'sign', 'confirm the verdict of a series, or override it')
    .argument('<series>', SERIES)
    .addOption(
      new Option('--as <verdict>', 'the computed word to confirm it, another to override it')
        .choices(VerdictWord.options)
        .makeOptionMandatory(),
    )
    .requiredOption('--sentence <text>', 'why, for the client to read')
    .action(
      onWorkbook(async (run, { as: signed, sentence }: SignOptions, text: string) => {
        const { id: seriesId } = findSeries(run.workbook(), text);
        const signOff = await run.ask('verdicts.sign', { seriesId, signed, sentence });
        return { data: signOff, text: shown(signOff) };
      }),
    );
}

function shown(signOff: SignOff): string {
  return facts([
    ['Judged on', signOff.judgedOn],
    ['Computed', signOff.computed],
    ['Signed', signOff.signed],
    ['Sentence', signOff.sentence],
    ['Signed on', signOff.signedOn],
  ]);
}

function signOffTable(all: readonly SignOff[]): string {
  return table(all, [
    { title: 'Signed on', value: ({ signedOn }) => signedOn },
    { title: 'Judged on', value: ({ judgedOn }) => judgedOn },
    { title: 'Computed', value: ({ computed }) => computed },
    { title: 'Signed', value: ({ signed }) => signed },
    { title: 'Sentence', value: ({ sentence }) => sentence.replaceAll(/\s+/g, ' ') },
  ]);
}
