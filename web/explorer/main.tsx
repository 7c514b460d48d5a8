import { createRoot } from 'react-dom/client';
import '../fonts.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/pages.css';
import { Explorer } from './explorer.js';

createRoot(document.getElementById('explorer')!).render(<Explorer />);
