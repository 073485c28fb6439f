/** Which microphone is listened to, and how a session of earlier is gone on with. */
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { LedgerEvent } from "../src/client/types";
import { wayBack } from "../src/history/wayBack";
import { vi as words } from "../src/i18n/vi";
import { PreferencesProvider, usePreferences } from "../src/settings/preferences";
import { MicrophoneChoice } from "../src/voice/MicrophoneChoice";

class Devices extends EventTarget {
  there: { kind: string; deviceId: string; label: string }[] = [];
  enumerateDevices = async () => this.there;
}

const device = (deviceId: string, label: string, kind = "audioinput") => ({ kind, deviceId, label });
const names = () => screen.getAllByRole("option").map((option) => option.textContent);

function Chosen() {
  return <output>{usePreferences()[0].microphone || "none"}</output>;
}

describe("the choice of a microphone", () => {
  const devices = new Devices();
  beforeEach(() => {
    localStorage.clear();
    devices.there = [device("default", "Default"), device("a", "Tai nghe"), device("cam", "Webcam", "videoinput"), device("b", "")];
    vi.stubGlobal("navigator", Object.assign(Object.create(navigator), { mediaDevices: devices }));
  });
  afterEach(() => vi.unstubAllGlobals());

  test("microphones with a name are offered, and the chosen one is kept", async () => {
    render(<PreferencesProvider><MicrophoneChoice /><Chosen /></PreferencesProvider>);
    await screen.findByRole("option", { name: "Tai nghe" });
    expect(names()).toEqual([words.micDefault, "Tai nghe"]);
    await userEvent.selectOptions(screen.getByLabelText(words.micDevice), "Tai nghe");
    expect(screen.getByRole("status").textContent).toBe("a");
    expect(localStorage.getItem("preferences")).toContain('"microphone":"a"');
    await userEvent.selectOptions(screen.getByLabelText(words.micDevice), words.micDefault);
    expect(screen.getByRole("status").textContent).toBe("none");
  });

  test("one that is plugged in meanwhile is offered too", async () => {
    render(<PreferencesProvider><MicrophoneChoice /></PreferencesProvider>);
    await screen.findByRole("option", { name: "Tai nghe" });
    devices.there.push(device("c", "Micro hội nghị"));
    act(() => void devices.dispatchEvent(new Event("devicechange")));
    expect(await screen.findByRole("option", { name: "Micro hội nghị" })).toBeTruthy();
  });
});

describe("a session of earlier", () => {
  const told = (...kinds: (string | Partial<LedgerEvent>)[]) =>
    kinds.map((one, at) => ({ seq: at + 1, text: "", verified: true, ...(typeof one === "string" ? { kind: one } : one) })) as LedgerEvent[];

  test.each([
    ["goes on as it is while it is open", told("opened", "heard", "written"), { session: "s" }],
    ["goes on after a sending that failed", told("opened", { kind: "sent", verified: false } as Partial<LedgerEvent>), { session: "s" }],
    ["is opened by the draft that its closing left", told("opened", "written", "draft_saved", "closed"), { draft: "s:3" }],
    ["is opened by the newest draft that was not deleted", told("opened", "draft_saved", "draft_saved", "closed", { kind: "draft_deleted", text: "s:3" } as Partial<LedgerEvent>), { draft: "s:2" }],
    ["ends with its sending", told("opened", "sent"), null],
    ["ends with its closing where nothing was filled", told("opened", "closed"), null],
    ["never began without a form", told("heard"), null],
    ["goes on with the form that was opened last", told("opened", "sent", "opened", "written"), { session: "s" }],
  ])("%s", (_, events, way) => expect(wayBack(events, "s")).toEqual(way));
});
