import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Dashboard } from './dashboard.js';
import './style.css';

createRoot(document.getElementById('dashboard')!).render(
  <StrictMode>
    <Dashboard />
  </StrictMode>,
);
