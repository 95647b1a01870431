import { render } from 'preact';
import '../../components/theme.css';
import '../../components/parts/parts.css';
import '../../components/dashboard/dashboard.css';
import { DashboardView } from '../../components/dashboard/dashboard-view.tsx';
import { prepareDocument } from '../../components/extension-page/document.ts';
import { actions } from './actions.ts';
import { data, failureKind, server, sites, startReading } from './state.ts';

function Dashboard() {
  return (
    <DashboardView
      data={data.value}
      sites={sites.value}
      server={server.value}
      failureKind={failureKind.value}
      actions={actions}
    />
  );
}

render(<Dashboard />, prepareDocument('dashboard_title'));
void startReading();
