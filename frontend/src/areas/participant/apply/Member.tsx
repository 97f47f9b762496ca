import type { JSX } from 'preact';
import { Redirect } from 'wouter-preact';
import { Loaded } from '../../../shell/Loaded';
import { type Application, editable, type Member, useApplication, useMember } from './reads';

type Parts = { application: Application; member: Member };

// Editing is a page of an application that can still be changed. One that
// cannot leads to its first page, which says why.
export function Editing({ id, children }: { id: string; children: (application: Application) => JSX.Element }): JSX.Element {
  const application = useApplication(id);
  return (
    <Loaded of={application}>
      {(data) => (editable(data) ? children(data) : <Redirect to={`/apply/${id}`} replace />)}
    </Loaded>
  );
}

// Own adds the part of the person who asks.
export function Own({ id, children }: { id: string; children: (parts: Parts) => JSX.Element }): JSX.Element {
  return <Editing id={id}>{(application) => <WithMember application={application}>{children}</WithMember>}</Editing>;
}

export function WithMember({ application, children }: { application: Application; children: (parts: Parts) => JSX.Element }): JSX.Element {
  const member = useMember(application.you);
  return <Loaded of={member}>{(data) => children({ application, member: data })}</Loaded>;
}
