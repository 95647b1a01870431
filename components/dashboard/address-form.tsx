import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { type MessageKey, t } from '../i18n.ts';
import { originOf } from './addresses.ts';

interface AddressFormProps {
  readonly label: MessageKey;
  readonly submit: MessageKey;
  readonly invalid: MessageKey;
  readonly placeholder: string;
  readonly initial?: string;
  /** Which origins will do; all by default. */
  readonly accepts?: (origin: string) => boolean;
  /** Further fields of the same form. */
  readonly children?: ComponentChildren;
  /** Called in the submission itself, because it may ask for a permission. */
  onOrigin(origin: string, form: FormData): void;
}

/** Takes an address and gives back its origin, or says that it is none. */
export function AddressForm(props: AddressFormProps) {
  const id = useId();
  const refused = useSignal(false);
  return (
    <form
      class="address-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const origin = originOf(String(form.get('address')));
        const accepted = origin !== null && (props.accepts?.(origin) ?? true);
        refused.value = !accepted;
        if (accepted) props.onOrigin(origin, form);
      }}
    >
      <div class="field">
        <label for={id}>{t(props.label)}</label>
        <input
          id={id}
          name="address"
          type="url"
          dir="ltr"
          defaultValue={props.initial ?? ''}
          placeholder={props.placeholder}
          aria-invalid={refused.value}
          aria-describedby={`${id}-problem`}
        />
        <p id={`${id}-problem`} class="problem" role="alert">
          {refused.value && t(props.invalid)}
        </p>
      </div>
      {props.children}
      <button type="submit" class="button">
        {t(props.submit)}
      </button>
    </form>
  );
}
