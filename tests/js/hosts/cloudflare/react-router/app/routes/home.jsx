export default function Home() {
  return <a href="/answer">The answer</a>;
}
