/** The plumb bob: a line that hangs straight. */
export function Mark({ className }: { className?: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 20 28" width="20" height="28" aria-hidden="true">
      <path d="M4 1.5h12M10 1.5v11" stroke="currentcolor" strokeWidth="1.5" strokeLinecap="round" />
      <path
        d="M5 12.5h10l1.5 3.2c0 3.8-3.3 7-6.5 10.8-3.2-3.8-6.5-7-6.5-10.8z"
        fill="var(--brass)"
      />
    </svg>
  );
}
