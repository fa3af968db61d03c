import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { App } from './app.tsx';
import { makeQueryClient } from './client/procedures.ts';
import './design/base.css';
import { useAddress } from './shell/address.ts';
import { showChosenTheme } from './shell/theme.ts';

showChosenTheme();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={makeQueryClient()}>
      <Router hook={useAddress}>
        <App />
      </Router>
    </QueryClientProvider>
  </StrictMode>,
);
