// How does a slider write into its field? Until it is moved, the field stays empty: a knob in the middle is no answer.

export function slide(knob) {
  const field = document.getElementById(knob.dataset.slider);
  const decimal = (0.5).toLocaleString(document.documentElement.lang)[1];

  function follow() {
    const empty = field.value.trim() === "";
    knob.classList.toggle("q-slider__knob--untouched", empty);
    if (!empty) knob.value = field.value.replace(",", ".");
  }

  function write() {
    field.value = knob.value.replace(".", decimal);
    knob.classList.remove("q-slider__knob--untouched");
  }

  knob.hidden = false;
  knob.addEventListener("input", write);
  // A press on the knob where it stands is an answer, too.
  knob.addEventListener("click", write);
  field.addEventListener("input", follow);
  follow();
}
