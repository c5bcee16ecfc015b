export default function Office() {
  return <p>office</p>;
}
