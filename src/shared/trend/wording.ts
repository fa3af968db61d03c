/** Numbers as people read them: fixed decimals, a real minus sign, no "−0.0". */
import { type NumberForm, numberForm } from '../domain/number-form.ts';

/** 1234.5 with one decimal is "1,234.5", or "1.234,5" where who reads it writes numbers so. */
export function formatNumber(
  value: number,
  decimals: number,
  form: NumberForm = numberForm(),
): string {
  const [whole = '', part] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, () => form.group) : whole;
  const text = part === undefined ? grouped : `${grouped}${form.decimal}${part}`;
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** The same with a plus sign where it is above zero as written. */
export function formatSigned(value: number, decimals: number): string {
  const text = formatNumber(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** "4.2 points", "1 post", "3.0 percentage points": an amount of change in the metric's unit. */
export function formatAmount(value: number, unit: string, decimals: number): string {
  const text = formatNumber(value, decimals);
  if (unit === '') return text;
  const name = unit === '%' ? 'percentage points' : unit;
  return `${text} ${text === '1' ? name.replace(/([^s])s$/, '$1') : name}`;
}

/** "p = 0.01", "p = 0.004", "p < 0.001"; never rounded across the 0.05 that decides. */
export function formatChance(p: number): string {
  if (p < 0.001) return `p < ${formatNumber(0.001, 3)}`;
  if (p < 0.01) return `p = ${formatNumber(p, 3)}`;
  for (let decimals = 2; decimals < 6; decimals++) {
    const text = p.toFixed(decimals);
    if (Number(text) < 0.05 === p < 0.05) return `p = ${formatNumber(p, decimals)}`;
  }
  return `p < ${formatNumber(0.05, 2)}`;
}
