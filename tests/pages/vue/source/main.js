import { createApp } from "vue";
import Booking from "./Booking.vue";

createApp(Booking).mount("#app");
