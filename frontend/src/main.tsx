import './styles/app.scss';
import { render } from 'preact';
import { resume } from './api/account';
import { SessionExpired } from './areas/public/sign-in/SessionExpired';
import { rooms } from './rooms';
import { App } from './shell/App';
import { ask } from './shell/programme';

ask(location.pathname);
void resume();
render(<App rooms={rooms} expired={SessionExpired} />, document.getElementById('app')!);
