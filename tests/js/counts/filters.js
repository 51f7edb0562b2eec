// Twelve filters of a search: what the bench times and the counted check counts.

export const FILTERS = {
  limit: 1,
  linked_id: "order-4711 of user@example.com",
  visitor_id: "TaDnMBz9XCpZNuSzFUqP",
  ip_address: "203.0.113.0/24",
  url: "https://shop.example/checkout?step=2",
  origin: "https://shop.example",
  start: 1_708_102_555_327,
  end: 1_708_188_955_327,
  reverse: true,
  suspect: false,
  vpn: true,
  min_suspect_score: 0.5,
};
