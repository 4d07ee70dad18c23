import { useQuery } from '@tanstack/react-query';
import { readUnit } from '../api/units';
import { hasRole, useAccount } from './session';

/** Whether I act for this unit: it is mine or below mine. Only for what is shown; the services decide what is allowed. */
export function useActsFor(unitId: string | null | undefined): boolean {
  const me = useAccount();
  const everything = hasRole(me, 'administrator');
  const own = !!unitId && unitId === me.unitId;
  const unit = useQuery({ queryKey: ['unit', unitId], queryFn: () => readUnit(unitId!), enabled: !!unitId && !!me.unitId && !everything && !own, staleTime: 300_000 });
  return everything || own || (unit.data?.ancestors.some((above) => above.id === me.unitId) ?? false);
}
