import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { Redirect } from 'wouter-preact';
import { Loaded } from '../../../shell/Loaded';
import { type Application, editable, type Member, useApplication, useMember } from './reads';

type Parts = { application: Application; member: Member };

type Part = 'mayRewrite' | 'mayDescribe';

// Editing is a page of an application that can still be changed, or of a part that
// can. One that cannot leads to its first page, which says why.
export function Editing({ id, may, children }: { id: string; may?: Part; children: (application: Application) => JSX.Element }): JSX.Element {
  const application = useApplication(id);
  const entered = useRef(false); // whoever is writing when the time ends keeps what is in the fields
  return (
    <Loaded of={application}>
      {(data) => {
        entered.current ||= editable(data) && (!may || data[may]);
        return entered.current ? children(data) : <Redirect to={`/apply/${id}`} replace />;
      }}
    </Loaded>
  );
}

// Own adds the part of the person who asks.
export function Own({ id, may, children }: { id: string; may?: Part; children: (parts: Parts) => JSX.Element }): JSX.Element {
  return <Editing id={id} may={may}>{(application) => <WithMember application={application}>{children}</WithMember>}</Editing>;
}

export function WithMember({ application, children }: { application: Application; children: (parts: Parts) => JSX.Element }): JSX.Element {
  const member = useMember(application.you);
  return <Loaded of={member}>{(data) => children({ application, member: data })}</Loaded>;
}
