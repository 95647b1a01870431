function Icon({ path }: { readonly path: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

export function Tick() {
  return <Icon path="M3 8.5 6.5 12 13 4.5" />;
}

export function Cross() {
  return <Icon path="M4 4l8 8M12 4l-8 8" />;
}
