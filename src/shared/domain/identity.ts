/** Branded row identifiers: a client's id cannot be passed where a metric's is wanted. */
import { z } from 'zod';

const id = () => z.int().positive();

export const ClientId = id().brand<'ClientId'>();
export type ClientId = z.infer<typeof ClientId>;
export const EngagementId = id().brand<'EngagementId'>();
export type EngagementId = z.infer<typeof EngagementId>;
export const SubjectId = id().brand<'SubjectId'>();
export type SubjectId = z.infer<typeof SubjectId>;
export const MetricId = id().brand<'MetricId'>();
export type MetricId = z.infer<typeof MetricId>;
export const ScoringChangeId = id().brand<'ScoringChangeId'>();
export type ScoringChangeId = z.infer<typeof ScoringChangeId>;
export const SeriesId = id().brand<'SeriesId'>();
export type SeriesId = z.infer<typeof SeriesId>;
export const ReadingId = id().brand<'ReadingId'>();
export type ReadingId = z.infer<typeof ReadingId>;
export const MilestoneId = id().brand<'MilestoneId'>();
export type MilestoneId = z.infer<typeof MilestoneId>;
export const JournalEntryId = id().brand<'JournalEntryId'>();
export type JournalEntryId = z.infer<typeof JournalEntryId>;
export const LeagueSeasonId = id().brand<'LeagueSeasonId'>();
export type LeagueSeasonId = z.infer<typeof LeagueSeasonId>;
export const ReviewId = id().brand<'ReviewId'>();
export type ReviewId = z.infer<typeof ReviewId>;
export const ImportId = id().brand<'ImportId'>();
export type ImportId = z.infer<typeof ImportId>;
export const DisclosureId = id().brand<'DisclosureId'>();
export type DisclosureId = z.infer<typeof DisclosureId>;
export const TemplateId = id().brand<'TemplateId'>();
export type TemplateId = z.infer<typeof TemplateId>;
export const BenchmarkId = id().brand<'BenchmarkId'>();
export type BenchmarkId = z.infer<typeof BenchmarkId>;
export const ObjectionId = id().brand<'ObjectionId'>();
export type ObjectionId = z.infer<typeof ObjectionId>;
