interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  /** Called in the click itself, so that it may ask for a permission. */
  onToggle(on: boolean): void;
}

/** A labelled switch as wide as its container. */
export function Switch({ label, on, disabled = false, onToggle }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={on}
      disabled={disabled}
      onClick={() => onToggle(!on)}
    >
      <span class="verbatim">{label}</span>
      <span class="switch-track" aria-hidden="true" />
    </button>
  );
}
