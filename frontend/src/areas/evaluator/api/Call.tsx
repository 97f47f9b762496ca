import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { said } from '../../../states';
import { roles } from '../../../states/role';
import { type Field, fieldsOf, notesOf, type OpenApi, type Operation, resolve, type SchemaNode, typeOf } from './document';
import { words } from './words';

type Props = { document: OpenApi; operation: Operation };

// Call is one operation; what it takes and gives is drawn when it is opened.
export function Call({ document, operation }: Props): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <details class="app-call" id={operation.id} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span class={`app-call__method app-call__method--${operation.method.toLowerCase()}`}>{operation.method}</span>{' '}
        <code class="app-call__path">{operation.path}</code>
        <span class="app-call__summary">{operation.summary}</span>
      </summary>
      {open && <Inside document={document} operation={operation} />}
    </details>
  );
}

function Inside({ document, operation }: Props): JSX.Element {
  return (
    <div class="app-call__inside">
      {operation.description && <p class="govuk-body">{operation.description}</p>}
      <p class="govuk-body"><strong>{words.who}:</strong> {who(operation)}</p>
      {operation.parameters.length > 0 && <Parameters document={document} operation={operation} />}
      {operation.body && <><h4 class="govuk-heading-s">{words.body}</h4><Shape document={document} schema={operation.body} /></>}
      <h4 class="govuk-heading-s">{words.answers}</h4>
      {operation.answers.map(({ status, text, schema }) => (
        <div key={status}>
          <p class="govuk-body"><strong>{status === 'default' ? words.otherwise : status}</strong> {text}</p>
          {schema ? <Shape document={document} schema={schema} /> : <p class="govuk-body app-secondary">{words.nothing}</p>}
        </div>
      ))}
    </div>
  );
}

function who({ roles: allowed, path }: Operation): string {
  if (allowed.length === 0) return words.everybody;
  if (allowed.includes('*')) return words.signedIn;
  const names = allowed.map((role) => said(roles, 'evaluator', role) || role).join(', ');
  return /^\/evaluation\/cohorts\/\{/.test(path) ? `${names} ${words.analyst}` : names;
}

function Parameters({ document, operation }: Props): JSX.Element {
  return (
    <>
      <h4 class="govuk-heading-s">{words.parameters}</h4>
      <ul class="app-fields">
        {operation.parameters.map((one) => {
          const { schema } = resolve(document, one.schema ?? {});
          const notes = [one.description ?? '', ...notesOf({}, schema)].filter(Boolean);
          return <li key={`${one.in} ${one.name}`}><Name name={one.name} type={`${typeOf(document, one.schema ?? {})}, ${words.places[one.in] ?? one.in}`} required={one.required ?? false} />{notes.map((note) => <Note key={note} text={note} />)}</li>;
        })}
      </ul>
    </>
  );
}

// Shape is a schema by its name, opened to its fields.
function Shape({ document, schema }: { document: OpenApi; schema: SchemaNode }): JSX.Element {
  const fields = fieldsOf(document, schema);
  const type = typeOf(document, schema);
  if (fields.length === 0) return <p class="govuk-body"><code>{type}</code></p>;
  return (
    <details class="app-shape">
      <summary><code>{type}</code></summary>
      <Fields fields={fields} />
    </details>
  );
}

function Fields({ fields }: { fields: Field[] }): JSX.Element {
  return (
    <ul class="app-fields">
      {fields.map((field) => (
        <li key={field.name}>
          <Name name={field.name} type={field.again ? `${field.type}, ${words.again}` : field.type} required={field.required} />
          {field.notes.map((note) => <Note key={note} text={note} />)}
          {field.fields.length > 0 && <details class="app-shape"><summary>{words.fields}<span class="govuk-visually-hidden"> {field.name}</span></summary><Fields fields={field.fields} /></details>}
        </li>
      ))}
    </ul>
  );
}

function Name({ name, type, required }: { name: string; type: string; required: boolean }): JSX.Element {
  return <><code class="app-strong">{name}</code> <span>{type}</span> <span class="app-secondary">{required ? words.required : words.optional}</span></>;
}

function Note({ text }: { text: string }): JSX.Element {
  return <span class="app-fields__note">{text}</span>;
}
