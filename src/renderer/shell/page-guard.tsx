/** Keeps a fault of one page from taking the whole window with it, and says what can be done. */
import { Component, type ReactNode } from 'react';
import { Button, LinkButton } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { PageHeader } from '../components/page-header.tsx';

interface PageGuardProps {
  children: ReactNode;
}

export class PageGuard extends Component<PageGuardProps, { fault: string | null }> {
  override state: { fault: string | null } = { fault: null };

  static getDerivedStateFromError(error: unknown): { fault: string } {
    return { fault: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.fault === null) return this.props.children;
    return (
      <>
        <PageHeader title="This page could not be shown" />
        <Notice
          tone="problem"
          actions={
            <>
              <Button onPress={() => window.location.reload()}>Load it again</Button>
              <LinkButton href="/">Portfolio</LinkButton>
            </>
          }
        >
          <p>
            Nothing in the workbook has changed. If it happens again, please report it with these
            words: {this.state.fault}
          </p>
        </Notice>
      </>
    );
  }
}
