import { render } from 'preact';
import '../../components/theme.css';
import '../../components/parts/parts.css';
import '../../components/parts/charts.css';
import '../../components/popup/popup.css';
import { prepareDocument } from '../../components/extension-page/document.ts';
import { PopupView } from '../../components/popup/popup-view.tsx';
import { actions } from './actions.ts';
import { readRestored, restoredRatings } from './restored.ts';
import { failureKind, learned, page, server, startReading } from './state.ts';
import { isOwnTab } from './tab.ts';

function Popup() {
  return (
    <PopupView
      page={page.value}
      learned={learned.value}
      server={server.value}
      restoredRatings={restoredRatings.value}
      failureKind={failureKind.value}
      actions={actions}
    />
  );
}

document.documentElement.classList.toggle('in-tab', isOwnTab());
render(<Popup />, prepareDocument('popup_title'));
void startReading();
void readRestored();
