import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as Messages } from 'antd';
import { RouterProvider } from 'react-router';
import { asProblem } from './api/problem';
import { LanguageProvider } from './i18n/LanguageProvider';
import { router } from './router';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays a refusal however often one asks; only a broken line or a failing server is tried again.
      retry: (times, thrown) => times < 2 && (asProblem(thrown).status === 0 || asProblem(thrown).status >= 502),
    },
  },
});

/** The workspace: data, language and colours, messages, pages. */
export function App() {
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <Messages>
          <RouterProvider router={router} />
        </Messages>
      </LanguageProvider>
    </QueryClientProvider>
  );
}
