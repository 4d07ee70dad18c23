import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post, rememberCsrfToken } from '../api/client';
import { asProblem } from '../api/problem';
import type { Me, Role } from '../api/shapes';

const key = ['me'] as const;

/** Who is signed in; null when nobody is. Asked once and whenever the window comes back. */
export function useMe() {
  return useQuery({
    queryKey: key,
    staleTime: 5 * 60_000,
    queryFn: async () => {
      try {
        const me = await get<Me>('/auth/me');
        rememberCsrfToken(me.csrfToken);
        return me;
      } catch (thrown) {
        if (asProblem(thrown).status === 401) {
          rememberCsrfToken('');
          return null;
        }
        throw thrown;
      }
    },
  });
}

/** Sign in and out. Everything that was read for one account is forgotten when the account changes. */
export function useSessionActions() {
  const queries = useQueryClient();
  // The query "me" itself stays: the frame listens to it.
  const become = (me: Me | null) => {
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== key[0] });
    queries.setQueryData(key, me);
  };
  return {
    signIn: async (userName: string, password: string) => {
      const { body } = await post<Me>('/auth/sign-in', { userName, password });
      rememberCsrfToken(body.csrfToken);
      become(body);
    },
    signOut: async () => {
      await post('/auth/sign-out');
      rememberCsrfToken('');
      become(null);
    },
    forget: () => become(null),
  };
}

/** Whether an account holds one of these roles. Only for what is shown: the services decide what is allowed. */
export function hasRole(me: Me | null | undefined, ...roles: Role[]): boolean {
  return !!me && roles.some((role) => me.roles.includes(role));
}

/** The signed-in account inside the frame, where there always is one. */
export function useAccount(): Me {
  const { data } = useMe();
  if (!data) {
    throw new Error('No account: a page of the workspace was shown outside of its frame');
  }
  return data;
}
