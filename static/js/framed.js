// Where does the page in the frame of the preview begin? At the question that is being edited. A "#" in the address
// would scroll the page around the frame, too.
const at = document.getElementById(document.querySelector("[data-at]")?.dataset.at ?? "");
if (at) document.scrollingElement.scrollTop = at.getBoundingClientRect().top + scrollY - 16;
