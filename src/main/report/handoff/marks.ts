/** Colours of a result, beside the word that says it. */
import { COLOURS } from '../styles.ts';

export const GOOD = { ink: COLOURS.good, paper: COLOURS.goodSoft };
export const AMISS = { ink: COLOURS.amiss, paper: COLOURS.amissSoft };
