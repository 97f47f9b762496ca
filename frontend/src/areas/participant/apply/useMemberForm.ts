import { useLocation } from 'wouter-preact';
import { api, call, ifMatch } from '../../../api/client';
import { keep, kept, keys } from '../../../api/keys';
import { type SavedForm, useSavedForm } from '../../../questions/useSavedForm';
import { useReturn } from '../../../shell/address';
import { missing } from '../reads';
import { askMember, type Member, pick } from './reads';

type Name = Exclude<keyof Member, 'id' | 'applicationId' | 'areaName' | 'version'>;
type Options<K extends Name> = {
  member: Member;
  names: readonly K[];
  labels: Record<K, string>;
  asks: Partial<Record<K, string>>;
  show?: (name: K, value: unknown) => string;
  still?: boolean;
};

// useMemberForm is one page of a member's own part. The pages share one stored
// thing: each saves its fields over the latest copy of the rest.
export function useMemberForm<K extends Name>({ member, names, labels, asks, show, still }: Options<K>): SavedForm<Pick<Member, K>> {
  const [, navigate] = useLocation();
  const next = useReturn(`/apply/${member.applicationId}`);
  const key = keys.member(member.id);
  return useSavedForm<Pick<Member, K>>({
    initial: pick(member, names),
    version: member.version,
    save: async (values, version) => {
      const rest = kept(key) ?? member;
      const body = { ...formOf(rest), ...values };
      return keep(key, await call(api.PUT('/members/{member}', { params: { path: { member: member.id }, header: ifMatch(version) }, body })));
    },
    reread: async () => {
      const now = keep(key, await call(askMember(member.id)));
      return { value: pick(now, names), version: now.version };
    },
    labels,
    show,
    check: (values) => missing(values, asks),
    done: () => navigate(next),
    still,
  });
}

function formOf({ id: _id, applicationId: _application, areaName: _name, version: _version, ...form }: Member) {
  return form;
}
