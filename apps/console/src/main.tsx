import { createRoot } from 'react-dom/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router/dom';
import { Appearance } from './app/appearance';
import { queryClient } from './app/query-client';
import { router } from './app/routes';
import { startSession } from './app/session';
import { startTexts } from './i18n';
import './styles/tokens-and-reset.css';
import './styles/primitives.css';

startTexts();
void startSession();

createRoot(document.getElementById('root') as HTMLElement).render(
  <QueryClientProvider client={queryClient}>
    <Appearance>
      <RouterProvider router={router} />
    </Appearance>
  </QueryClientProvider>,
);
