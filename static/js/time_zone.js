// Suggests the browser's time zone where a form asks for one for the first time. The choice stays with the person.
document.querySelectorAll("select[data-guess-time-zone]").forEach((select) => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...select.options].some((option) => option.value === zone)) select.value = zone;
});
