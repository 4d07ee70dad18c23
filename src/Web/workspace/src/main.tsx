import { createRoot } from 'react-dom/client';
import { App } from './App';
import './fonts.css';
import './workspace.css';

createRoot(document.getElementById('root')!).render(<App />);
