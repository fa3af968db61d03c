/** The plumb bob: a line that hangs straight. */
export function Mark() {
  return (
    <svg viewBox="0 0 20 28" width="20" height="28" aria-hidden="true">
      <path d="M4 1.5h12M10 1.5v9" stroke="currentcolor" strokeWidth="1.5" strokeLinecap="round" />
      <path d="M7.6 10.5h4.8l2.1 3.6L10 27 5.5 14.1z" fill="var(--brass)" />
    </svg>
  );
}
