import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { asProblem } from '../api/problem';
import { ProblemAlert } from './ProblemAlert';

/** The three faces of something asked for: on its way, refused or failed, here. */
export function Loaded<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (query.isPending) {
    return <Skeleton active paragraph={{ rows: 6 }} />;
  }
  if (query.isError && query.data === undefined) {
    return <ProblemAlert problem={asProblem(query.error)} retry={() => void query.refetch()} />;
  }
  return (
    <>
      {query.isError && <ProblemAlert problem={asProblem(query.error)} retry={() => void query.refetch()} />}
      {children(query.data as T)}
    </>
  );
}
