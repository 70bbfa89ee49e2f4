/** What is loaded where it is first needed, and kept until it is forgotten. What failed is tried again at the next need. */
export function loadOnce<T>(load: () => Promise<T>): { get(): Promise<T>; forget(): void } {
  let loading: Promise<T> | null = null;
  const forget = () => {
    loading = null;
  };
  return {
    get() {
      loading ??= load();
      loading.catch(forget);
      return loading;
    },
    forget,
  };
}
