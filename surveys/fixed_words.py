"""Which few words of the answering pages are said in a language that the pages do not speak?

Stock words only, beside the German or English ones and never instead: nobody here can check whole sentences in these
languages. Everything else stays German or English, marked as such (docs/languages.md).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FixedWords:
    """`page` has gaps for the number and for how many there are."""

    on: str
    back: str
    send: str
    page: str

    def place(self, number: int, pages: int) -> str:
        return self.page.format(number=number, pages=pages)


WORDS = {
    "ar": FixedWords("التالي", "رجوع", "إرسال الإجابات", "الصفحة {number} من {pages}"),
    "fa": FixedWords("بعدی", "بازگشت", "ارسال پاسخ‌ها", "صفحهٔ {number} از {pages}"),
    "tr": FixedWords("İleri", "Geri", "Yanıtları gönder", "Sayfa {number} / {pages}"),
    "uk": FixedWords("Далі", "Назад", "Надіслати відповіді", "Сторінка {number} з {pages}"),
    "ru": FixedWords("Далее", "Назад", "Отправить ответы", "Страница {number} из {pages}"),
    "pl": FixedWords("Dalej", "Wstecz", "Wyślij odpowiedzi", "Strona {number} z {pages}"),
    "ro": FixedWords("Înainte", "Înapoi", "Trimite răspunsurile", "Pagina {number} din {pages}"),
    "bg": FixedWords("Напред", "Назад", "Изпращане на отговорите", "Страница {number} от {pages}"),
    "it": FixedWords("Avanti", "Indietro", "Invia le risposte", "Pagina {number} di {pages}"),
    "es": FixedWords("Siguiente", "Atrás", "Enviar las respuestas", "Página {number} de {pages}"),
    "fr": FixedWords("Suivant", "Retour", "Envoyer les réponses", "Page {number} sur {pages}"),
}


def fixed_words(language: str) -> FixedWords | None:
    return WORDS.get(language)
