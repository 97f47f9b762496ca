import { useLocation } from 'wouter-preact';
import { api, call, ifMatch } from '../../../api/client';
import { queries } from '../../../api/queries';
import { type SavedForm, useSavedForm } from '../../../questions/useSavedForm';
import { useReturn } from '../../../shell/address';
import { askMember, type Member, missing, pick } from '../reads';

type Name = Exclude<keyof Member & string, 'id' | 'applicationId' | 'areaName' | 'version'>;
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
  const key = ['member', member.id];
  return useSavedForm<Pick<Member, K>>({
    initial: pick(member, names),
    version: member.version,
    save: async (values, version) => {
      const rest = queries.getQueryData<Member>(key) ?? member;
      const body = { ...formOf(rest), ...values };
      const saved = await call(api.PUT('/members/{member}', { params: { path: { member: member.id }, header: ifMatch(version) }, body }));
      queries.setQueryData(key, saved);
      return saved;
    },
    reread: async () => {
      const now = await call(askMember(member.id));
      queries.setQueryData(key, now);
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
