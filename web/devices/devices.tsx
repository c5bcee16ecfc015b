export default function Devices() {
  return <p>devices</p>;
}
