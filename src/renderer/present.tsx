/** A presentation: a page of its own, without the frame, the search and the commands of the workbook's. */
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from './client/procedures.ts';
import './design/base.css';
import { PresentPage } from './features/present/present-page.tsx';
import './features/present/room.css';
import { showChosenTheme } from './shell/theme.ts';

showChosenTheme();

const root = document.getElementById('root');
if (!root) throw new Error('present.html has no element #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={makeQueryClient()}>
      <PresentPage />
    </QueryClientProvider>
  </StrictMode>,
);
