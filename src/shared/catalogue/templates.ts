/**
 * Ready engagement templates: which metrics of the catalogue belong together, and what usually has to
 * happen when. They claim nothing about what a client will reach, so none of them sets a target.
 */
import type { EngagementTemplate, TemplateSeries, TemplateSubject } from '../domain/template.ts';
import { catalogueMetric } from './index.ts';

const DAYS_TO_REVIEW = 270;

/** Series on entries of the catalogue, the main indicator first. */
function seriesOn(keys: readonly string[]): TemplateSeries[] {
  return keys.flatMap((key, place): TemplateSeries[] => {
    const entry = catalogueMetric(key);
    if (!entry) return [];
    const { name, role, unit, decimals, direction, scaleMin, scaleMax } = entry;
    return [
      {
        metric: {
          ...{ name, role, unit, decimals, direction, scaleMin, scaleMax },
          from: { from: 'catalogue', key },
        },
        isMain: place === 0,
        reviewDays: role === 'driver' ? null : DAYS_TO_REVIEW,
        target: null,
      },
    ];
  });
}

const organisation = (...keys: string[]): TemplateSubject => ({
  kind: 'organisation',
  series: seriesOn(keys),
});

/** Every ready template, in the order in which people are offered them. */
export const readyTemplates: readonly EngagementTemplate[] = [
  {
    origin: { kind: 'ready', key: 'content-culture' },
    name: 'Content culture',
    description:
      'A habit of creating, answering and sharing that lasts after you leave: share of voice as the leading indicator, the work behind it week by week, and two results. The indicator is interim: it is reviewed after nine months.',
    subjects: [
      organisation(
        'share-of-voice',
        'followers',
        'leads',
        'conversions',
        'content-published',
        'replies-and-conversations',
        'shares-by-category-influencers',
      ),
    ],
    milestones: [
      { days: 0, title: 'Baseline agreed', category: 'measure' },
      { days: 14, title: 'Kick-off with those who will create', category: 'people' },
      { days: 30, title: 'Editorial rhythm agreed', category: 'habit' },
      { days: 90, title: 'First quarter without a missed week', category: 'habit' },
      { days: 180, title: 'Someone inside runs it week by week', category: 'people' },
      {
        days: DAYS_TO_REVIEW,
        title: 'Indicator reviewed: keep, replace or retire',
        category: 'measure',
      },
      { days: 360, title: 'Handoff', category: 'people' },
    ],
  },
  {
    origin: { kind: 'ready', key: 'social-selling' },
    name: 'Executive and team on LinkedIn',
    description:
      'An executive and two of a team build a habit on LinkedIn, each compared with their own past. People have to agree to being scored.',
    subjects: [
      {
        kind: 'executive',
        series: seriesOn([
          'linkedin-social-selling-index',
          'content-published',
          'replies-and-conversations',
        ]),
      },
      ...[1, 2].map((): TemplateSubject => ({
        kind: 'team-member',
        series: seriesOn(['linkedin-social-selling-index']).map((each) => ({
          ...each,
          isMain: false,
        })),
      })),
      {
        kind: 'organisation',
        series: seriesOn(['leads']).map((each) => ({ ...each, isMain: false })),
      },
    ],
    milestones: [
      { days: 0, title: 'Consent of everyone scored', category: 'people' },
      { days: 7, title: 'Baseline agreed', category: 'measure' },
      { days: 30, title: 'First month of weekly posts', category: 'habit' },
      { days: 90, title: 'Look at the four parts of the score', category: 'measure' },
      { days: 180, title: 'Half-year review with each person', category: 'people' },
    ],
  },
  {
    origin: { kind: 'ready', key: 'security-posture' },
    name: 'Security posture',
    description:
      'Microsoft Secure Score as the indicator, a maturity level assessed each quarter beside it, so that no one works for the score alone.',
    subjects: [organisation('microsoft-secure-score', 'maturity-level')],
    milestones: [
      { days: 0, title: 'Baseline agreed', category: 'measure' },
      { days: 14, title: 'First maturity assessment', category: 'measure' },
      { days: 60, title: 'Most exposed accounts protected', category: 'work' },
      { days: 90, title: 'Second maturity assessment', category: 'measure' },
      { days: 180, title: 'Own staff run the weekly look at the score', category: 'people' },
    ],
  },
];
