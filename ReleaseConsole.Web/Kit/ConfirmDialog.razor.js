export const open = dialog => { if (!dialog.open) dialog.showModal(); };

// Ends once the close event was sent, so that it arrives before whatever is asked next.
export const close = dialog => new Promise(done => {
    if (!dialog.open) return done();
    dialog.addEventListener("close", () => done(), { once: true });
    dialog.close();
});
