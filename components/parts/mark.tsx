/** Whetstone's mark: a blade on its stone. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg viewBox="0 0 128 128" width={size} height={size} aria-hidden="true">
      <rect width="128" height="128" rx="28" fill="#0f5f63" />
      <path d="M22 22 L104 70 L104 80 L72 80 Q36 62 22 22 Z" fill="#f4fbfa" />
      <rect x="20" y="88" width="88" height="20" rx="6" fill="#e3b36b" />
    </svg>
  );
}
