// Puts a chosen file into the text field it belongs to, as a person would paste it: UTF-8, or what Windows calls EUC-KR.
for (const input of document.querySelectorAll('input[type=file][data-fills]')) {
  input.addEventListener('change', async () => {
    const file = input.files[0];
    if (!file) {
      return;
    }
    const bytes = await file.arrayBuffer();
    let text;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      text = new TextDecoder('euc-kr').decode(bytes);
    }
    const field = document.getElementById(input.dataset.fills);
    field.value = text;
    field.focus();
  });
}
