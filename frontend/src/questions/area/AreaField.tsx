import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { api, type Schema } from '../../api/client';
import { keys } from '../../api/keys';
import type { FieldProps } from '../../govuk/parts';
import { FieldError, FormGroup, Hint, Label } from '../../govuk/Field';
import { Select } from '../../govuk/Select';
import { useRead } from '../../shell/Loaded';

type Area = Schema<'area'>;

// AreaField picks one of the local authority areas by typing part of its name.
// Its value is the area's code, "" until a name is complete. If the combobox
// cannot be fetched it is a plain list.
export function AreaField(props: FieldProps): JSX.Element {
  const areas = useRead(keys.areas, () => api.GET('/areas')).data?.items.filter((a) => !a.validTo || a.code === props.value);
  const [plain, setPlain] = useState(false);
  if (plain && areas) return <Select {...props} options={areas.map(({ code, name }) => ({ value: code, label: name }))} />;
  return (
    <FormGroup error={props.error}>
      <Label for={props.id} label={props.label} optional={props.optional} heading={props.heading} />
      <Hint {...props} />
      <FieldError {...props} />
      {areas ? <Combobox {...props} areas={areas} onFailed={() => setPlain(true)} /> : <input class="govuk-input" id={props.id} readOnly />}
    </FormGroup>
  );
}

type ComboboxProps = FieldProps & { areas: Area[]; onFailed: () => void };

function Combobox(props: ComboboxProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const now = useRef(props);
  now.current = props;
  useEffect(() => {
    const { id, name, value, areas } = now.current;
    const shown = areas.find(({ code }) => code === value)?.name ?? '';
    const onText = (text: string) => now.current.onValue(codeOf(now.current.areas, text));
    import('./autocomplete').then(
      ({ attach }) => box.current && attach({ box: box.current, id, name, shown, names: areas.map((a) => a.name), error: () => now.current.error, onText }),
      now.current.onFailed,
    );
  }, []);
  return <div class={`app-area${props.error ? ' app-area--error' : ''}`} ref={box} />;
}

function codeOf(areas: Area[], text: string): string {
  const asked = text.trim().toLowerCase();
  return areas.find(({ name }) => name.toLowerCase() === asked)?.code ?? '';
}
