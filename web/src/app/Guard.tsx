import { Component, type ErrorInfo, type ReactNode } from 'react';
import { PageBroke } from './Failures';

/** Keeps a mistake in one page from taking the rest along. React has no hook for this. */
export class Guard extends Component<{ children: ReactNode }, { broke: boolean }> {
  override state = { broke: false };

  static getDerivedStateFromError() {
    return { broke: true };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    return this.state.broke ? <PageBroke /> : this.props.children;
  }
}
